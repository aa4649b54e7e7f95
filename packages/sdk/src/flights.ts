import { untilAborted } from './deadline.ts';

/**
 * Several elements of a page often ask the same question in the same moment; it is asked once. A caller who leaves does not
 * take the answer from the others; when the last one leaves, the request ends.
 */
export const createFlights = <T>() => {
  interface Flight {
    readonly answer: Promise<T>;
    readonly controller: AbortController;
    waiting: number;
  }
  const flights = new Map<string, Flight>();

  return (key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    let flight = flights.get(key);
    if (!flight) {
      const controller = new AbortController();
      const started: Flight = { controller, waiting: 0, answer: start(controller.signal) };
      const landed = () => {
        if (flights.get(key) === started) flights.delete(key);
      };
      started.answer.then(landed, landed);
      flights.set(key, started);
      flight = started;
    }
    if (!signal) {
      // Never leaves, so the flight is never ended from outside.
      flight.waiting = Infinity;
      return flight.answer;
    }
    const joined = flight;
    joined.waiting += 1;
    const leave = () => {
      joined.waiting -= 1;
      if (!signal.aborted || joined.waiting > 0) return;
      if (flights.get(key) === joined) flights.delete(key);
      joined.controller.abort();
    };
    const answer = untilAborted(joined.answer, signal);
    // Not `finally`: promises that a page has in the place of the browser's may be older than it.
    answer.then(leave, leave);
    return answer;
  };
};
