export async function selftest() { return 'nothing yet'; }
