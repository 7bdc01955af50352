import type { SaeDictionary } from "./sae-dictionary.js";
import type { SaeDriver, SaeScore } from "./score.js";

const maxDrivers = 6;

/**
 * Scores how harmful the active features are. A feature contributes `weight × activation`, clamped to 0…1; the
 * contributions of a category add up, clamped to 1; the worst category is the score. A feature that is given twice counts
 * twice; one that the dictionary does not hold counts nothing.
 *
 * Sums are rounded to twelve digits, so that 0.7 and 0.1 reach a threshold of 0.8 in whatever order they come.
 */
export function scoreActivations(
  dictionary: SaeDictionary,
  features: readonly (readonly [id: number, activation: number])[],
): SaeScore {
  const categories = new Map<string, number>();
  const drivers: SaeDriver[] = [];
  for (const [id, activation] of features) {
    const feature = dictionary.get(id);
    if (feature === undefined) continue;
    const { concept, category, weight } = feature;
    const contribution = contributionOf(weight, activation);
    if (contribution === 0) continue;
    categories.set(category, (categories.get(category) ?? 0) + contribution);
    drivers.push({ concept, category, source: `sae_feature:#${id}`, activation, contribution });
  }
  let harmful = 0;
  for (const sum of categories.values()) harmful = Math.max(harmful, rounded(Math.min(sum, 1)));
  drivers.sort((a, b) => b.contribution - a.contribution);
  return { channel: "activation", harmful, safety: rounded(1 - harmful), drivers: drivers.slice(0, maxDrivers) };
}

/** An activation that is no number was not measured: a harmful feature then counts as fully active. */
function contributionOf(weight: number, activation: number): number {
  if (!(weight > 0) && !(weight < 0)) return 0;
  const product = weight * activation;
  return Number.isNaN(product) ? 1 : Math.min(Math.max(product, 0), 1);
}

function rounded(value: number): number {
  return Math.round(value * 1e12) / 1e12;
}
