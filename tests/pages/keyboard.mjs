export async function keyboard() { return 'nothing yet'; }
