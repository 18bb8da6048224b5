import '../../look/base.css';
import '../../look/results.css';
import '../../look/fonts.css';
import { mount } from 'svelte';
import { browserWorld, followDevice } from '../../connection/browser';
import { ticketOf } from '../../connection/credentials';
import type { TicketAnswer } from '../../connection/link';
import { LiveRoom } from '../../connection/liveRoom.svelte';
import { deviceStore } from '../../connection/outbox';
import { ask } from '../../connection/rest';
import type { WallTicket } from '../../contract/rest';
import { catalogues } from '../../generated/messages/wall';
import { speak } from '../../messages/messages.svelte';
import { mountPoint, readBoot } from '../boot';
import { stayAwake } from './stayAwake';
import Wall from './Wall.svelte';

const boot = readBoot();
const token = location.pathname.split('/').pop() ?? '';

async function ticket(): Promise<TicketAnswer> {
  const answer = await ask<WallTicket>('/api/wall/ticket', { body: { token } });
  return ticketOf(answer.type === 'ok' ? answer.value.session : '', answer);
}

/** Light unless the address says otherwise: projectors show dark pages as grey. */
document.documentElement.dataset.theme = new URLSearchParams(location.search).get('theme') ?? 'light';

const live = new LiveRoom({ session: 'wall', world: browserWorld(ticket), store: deviceStore() });
followDevice(live.link);
stayAwake();
live.link.start();
await speak(catalogues, boot.locale);
mount(Wall, { target: mountPoint(), props: { live, publicUrl: boot.publicUrl } });
