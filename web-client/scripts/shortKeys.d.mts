import type { Plugin } from 'vite';

export function shortMessageKeys(): Plugin;
