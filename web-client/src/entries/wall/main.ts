import '../../look/base.css';
import '../../look/fonts.css';
import { mount } from 'svelte';
import { catalogues } from '../../generated/messages/wall';
import { speak } from '../../messages/messages.svelte';
import { mountPoint, readBoot } from '../boot';
import Wall from './Wall.svelte';

const boot = readBoot();
await speak(catalogues, boot.locale);
mount(Wall, { target: mountPoint(), props: { boot } });
