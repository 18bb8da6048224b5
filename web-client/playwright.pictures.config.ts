import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Not a test: makes the pictures of the README from the running product, `npm run pictures`. */
export default defineConfig({ ...journeys, testMatch: 'pictures.ts' });
