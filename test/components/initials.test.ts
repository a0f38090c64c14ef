import { describe, expect, it } from 'vitest';
import { initials } from '../../src/components/foundations/initials.js';

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['ada king lovelace', 'AL'],
    ['Plato', 'P'],
    ['Ольга Петрова', 'ОП'],
    ['Γιώργος Παπαδόπουλος', 'ΓΠ'],
    ['4chan user', '4U'],
  ])('[NM10] takes the first letters of the first and last word: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it.each([
    ['李 伟', '李'],
    ['김 민준', '김'],
    ['نور الهدى', 'ن'],
    ['दीपा शर्मा', 'दी'],
    ['สมชาย ใจดี', 'ส'],
    ['Ada 李', 'A'],
  ])('[NM11] takes one grapheme where a script is not abbreviated: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it.each([
    ['😀 Smile', '😀'],
    ['👨‍👩‍👧‍👦 Family', '👨‍👩‍👧‍👦'],
    ['🇸🇪 Svea', '🇸🇪'],
  ])('[NM12] never breaks a grapheme: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it.each([
    ['Ada Lovelace (Countess)', 'AL'],
    ['Ada [she/her] Lovelace', 'AL'],
    ['(Bob)', 'B'],
    ['"Bob" - Smith', 'BS'],
  ])('[NM13] leaves out brackets and signs: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it.each([
    ['ßen', 'S'],
    ['ﬁnn ŉo', 'Fʼ'],
  ])('[NM14] gives one capital for a letter that grows: %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });

  it('[NM15] gives nothing where nothing can stand for a name', () => {
    expect(initials('')).toBe('');
    expect(initials('- ... (x')).toBe('X');
    expect(initials('( (Bob) )')).toBe('');
  });
});
