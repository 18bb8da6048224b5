import '../../look/base.css';
import '../../look/agenda.css';
import '../../look/results.css';
import '../../look/console.css';
import '../../look/fonts.css';
import { mount } from 'svelte';
import { catalogues } from '../../generated/messages/app';
import { speak } from '../../messages/messages.svelte';
import { mountPoint, readBoot } from '../boot';
import App from './App.svelte';

const boot = readBoot();
await speak(catalogues, boot.locale);
mount(App, { target: mountPoint(), props: { boot } });
