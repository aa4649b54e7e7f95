import type { NextConfig } from 'next';

const config: NextConfig = {
  // Drawn by Node as they are, not bundled.
  serverExternalPackages: ['@congress-kit/elements', '@lit-labs/ssr'],
};

export default config;
