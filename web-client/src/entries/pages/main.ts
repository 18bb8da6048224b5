import '../../look/pages.css';
import { offerCopies } from './copy';
import { addLocalTimes } from './localTimes';
import { chooseOwnZone } from './ownZone';

addLocalTimes(document, document.documentElement.lang);
chooseOwnZone(document, Intl.DateTimeFormat().resolvedOptions().timeZone);
offerCopies(document, navigator.clipboard);
