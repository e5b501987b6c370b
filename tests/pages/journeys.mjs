export async function journeys() { return 'nothing yet'; }
