/** Names the queue among what was asked of the server; changes of letters ask for it anew by this name. */
export const QUEUE = 'signing-queue'
