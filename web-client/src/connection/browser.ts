import type { Link, Socket, TicketAnswer, World } from './link';

const subprotocol = 'convene.v1';

/** The real world of a {@link Link}: this page's server, the browser's timers. */
export function browserWorld(ticket: () => Promise<TicketAnswer>): World {
  return {
    ticket,
    open: openSocket,
    later(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}

function openSocket(): Socket {
  const address = new URL('/live', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, subprotocol);
  socket.binaryType = 'arraybuffer';
  return socket as Socket;
}

/** A phone that slept this long has a socket that only looks alive. */
const sleptFor = 20_000;

/** Lets the device tell the link about its network and its sleep. Returns how to stop that. */
export function followDevice(link: Pick<Link, 'reconnect' | 'offline'>): () => void {
  let hiddenAt = 0;
  const online = () => link.reconnect();
  const offline = () => link.offline();
  const visibility = () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (hiddenAt && Date.now() - hiddenAt > sleptFor) link.reconnect();
  };
  addEventListener('online', online);
  addEventListener('offline', offline);
  document.addEventListener('visibilitychange', visibility);
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
    document.removeEventListener('visibilitychange', visibility);
  };
}
