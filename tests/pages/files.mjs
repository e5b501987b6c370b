export async function files() { return 'nothing yet'; }
