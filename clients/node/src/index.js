export { serve } from "./agent.js";
export { Client, ParleyError } from "./client.js";
export { play } from "./player.js";
