import '../../look/base.css';
import '../../look/results.css';
import '../../look/agenda.css';
import { mount } from 'svelte';
import { catalogues } from '../../generated/messages/join';
import { speak } from '../../messages/messages.svelte';
import { mountPoint, readBoot } from '../boot';
import Join from './Join.svelte';
import { Visit } from './visit.svelte';

const boot = readBoot();
const visit = new Visit();
void visit.open(boot.code, boot.slug);
await speak(catalogues, boot.locale);
mount(Join, { target: mountPoint(), props: { visit } });
