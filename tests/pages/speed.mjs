export async function speed() { return 'nothing yet'; }
