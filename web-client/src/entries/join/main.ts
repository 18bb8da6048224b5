import '../../look/base.css';
import { mount } from 'svelte';
import { catalogues } from '../../generated/messages/join';
import { speak } from '../../messages/messages.svelte';
import { mountPoint, readBoot } from '../boot';
import Join from './Join.svelte';

const boot = readBoot();
await speak(catalogues, boot.locale);
mount(Join, { target: mountPoint(), props: { boot } });
