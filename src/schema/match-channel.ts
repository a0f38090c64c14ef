import type { ChannelDefinition, ChannelDefinitions } from './define-channels.js';

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const literalsOf = (pattern: string): readonly string[] => pattern.split(/\{[^}]*\}/);

/** What was defined for a channel: of the patterns that fit, the one that says most. */
export function createChannelMatcher(
  definitions: ChannelDefinitions,
): (channel: string) => ChannelDefinition | undefined {
  const patterns = Object.entries(definitions)
    .map(([pattern, definition]) => {
      const literals = literalsOf(pattern);
      return {
        definition,
        isExact: literals.length === 1,
        said: literals.join('').length,
        fits: new RegExp(`^${literals.map(escaped).join('[^]*')}$`),
      };
    })
    .sort((one, other) => Number(other.isExact) - Number(one.isExact) || other.said - one.said);
  return (channel) => patterns.find(({ fits }) => fits.test(channel))?.definition;
}
