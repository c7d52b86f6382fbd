/** The only two channels between the window and the main process. */
export const callChannel = 'notafter:call';
export const eventChannel = 'notafter:event';
