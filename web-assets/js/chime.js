// Two short notes, made on the spot. Browsers let a page sound only after somebody touched it; until then it stays silent.

const NOTES_HZ = [659, 880];
const NOTE_S = 0.14;
/** Quiet enough for an office. */
const LOUDNESS = 0.08;
/** A sound that comes later than this belongs to nothing any more. */
const LATE_MS = 300;

let audio = null;

/** Plays it; nothing happens where sound is not allowed or not there. */
export async function chime() {
  audio ??= globalThis.AudioContext ? new AudioContext() : null;
  if (!audio) return;
  if (audio.state === "suspended") await Promise.race([audio.resume().catch(() => {}), new Promise((over) => { setTimeout(over, LATE_MS); })]);
  if (audio.state !== "running") return;
  NOTES_HZ.forEach((frequency, at) => note(frequency, audio.currentTime + at * NOTE_S));
}

function note(frequency, at) {
  const tone = new OscillatorNode(audio, { type: "sine", frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + NOTE_S);
}
