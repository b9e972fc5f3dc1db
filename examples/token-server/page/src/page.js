// The page: the user, the clients of the user's tokens, and the diagnosis panel.

import { Card } from "./card.js";
import { CLIENTS } from "./clients.js";
import { panel } from "./diagnose.js";
import * as server from "./server.js";

const at = (id) => document.getElementById(id);
let cards = [];

const { emulator } = await server.config();
at("target").textContent = emulator ? `connected to the emulator on ${new URL(emulator.twilsock).host}` : "connected to Twilio";

// A token of the first card's declaration.
panel(() => server.token(cards[0].about.token, cards[0].about.input));
at("sign-in-form").addEventListener("submit", signIn);
at("sign-out").addEventListener("click", async () => {
  await server.signOut();
  await show();
});
at("connect-all").addEventListener("click", () => cards.forEach((card) => card.connect()));
setInterval(() => cards.forEach((card) => card.tick()), 1000);
await show();

async function signIn(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  button.disabled = true;
  at("sign-in-problem").textContent = "";
  try {
    await server.signIn(form.elements.name.value, form.elements.password.value);
    form.reset();
    await show();
  } catch (error) {
    at("sign-in-problem").textContent = error.message;
  } finally {
    button.disabled = false;
  }
}

/** Shows the signed-in user's part, or the form. */
async function show() {
  const user = await server.whoIsSignedIn();
  for (const id of ["account", "clients", "diagnose"]) at(id).hidden = !user;
  at("sign-in").hidden = Boolean(user);
  cards.forEach((card) => card.disconnect());
  cards = [];
  at("diagnosis").replaceChildren();
  at("paste").value = "";
  if (user) {
    at("user-name").textContent = user.name;
    at("user-role").textContent = user.role;
    const life = () => at("life").value;
    cards = CLIENTS.filter(({ token }) => user.tokens.includes(token)).map((client) => new Card(client, { emulator, life }));
  }
  at("cards").replaceChildren(...cards.map(({ element }) => element));
}
