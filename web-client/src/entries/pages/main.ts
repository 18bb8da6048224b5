import '../../look/pages.css';
import { addLocalTimes } from './localTimes';

addLocalTimes(document, document.documentElement.lang);
