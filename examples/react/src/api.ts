export const api: string = import.meta.env.VITE_API ?? 'http://127.0.0.1:8080/v1';
