// The recipe of a cue in a theme: its notes and the sound of each, in the terms of the synthesiser.

import Routines
import Sounds

/// Part of `ThemeFile`. What is out of range is refused.
enum ToneFields {
  private static let keys = [
    "notes", "partials", "ratios", "roughness", "attack", "release", "decay", "level", "pan",
  ]

  /// A recipe; what is not given keeps its default.
  static func recipe(_ entry: Entry) -> ToneRecipe? {
    guard let fields = entry.mapping(keys: keys), let notes = fields.required("notes", notes)
    else { return nil }
    var recipe = ToneRecipe(notes: notes)
    if fields.has("partials") { recipe.partials = partials(fields) }
    recipe.ratios = fields["ratios"].flatMap(ratios)
    recipe.roughness = fields["roughness"].flatMap(roughness)
    recipe.attack = milliseconds(fields, "attack", 2...1000) ?? recipe.attack
    recipe.release = milliseconds(fields, "release", 2...2000) ?? recipe.release
    recipe.decay = milliseconds(fields, "decay", 0...5000) ?? recipe.decay
    recipe.level = fields["level"]?.decimal(Self.levels) ?? recipe.level
    recipe.pan = fields["pan"]?.decimal(-1...1) ?? recipe.pan
    return recipe
  }

  /// In LUFS.
  static let levels = -60.0...(-14.0)

  /// At least one note.
  private static func notes(_ entry: Entry) -> [Note]? {
    guard let entries = entry.list() else { return nil }
    return entries.isEmpty ? entry.fail("a cue needs at least one note") : entries.compactMap(note)
  }

  /// A note; a single frequency does not glide.
  private static func note(_ entry: Entry) -> Note? {
    guard let fields = entry.mapping(keys: ["at", "length", "hz"]),
      let frequencies = fields.required("hz", frequencies), let first = frequencies.first,
      let last = frequencies.last
    else { return nil }
    return Note(
      at: milliseconds(fields, "at", 0...5000) ?? 0,
      length: milliseconds(fields, "length", 20...5000) ?? 200, from: first, to: last)
  }

  /// One frequency, or two to glide between.
  private static func frequencies(_ entry: Entry) -> [Double]? {
    guard let entries = entry.list() else { return nil }
    guard (1...2).contains(entries.count) else {
      return entry.fail("expected a frequency, or two to glide between")
    }
    return entries.compactMap { $0.decimal(100...4000) }
  }

  /// The amplitudes of the partials; also used for the voices of the sides.
  static func partials(_ fields: Fields) -> [Double] {
    let values = (fields["partials"]?.list() ?? []).compactMap { $0.decimal(0...1) }
    guard values.contains(where: { $0 > 0 }), values.count <= 16 else {
      return fields["partials"]?.fail("expected 1 to 16 amplitudes, not all of them 0") ?? [1]
    }
    return values
  }

  /// Up to the highest ratio at which the highest note still fits into 48 kHz.
  private static func ratios(_ entry: Entry) -> [Double]? {
    guard let entries = entry.list() else { return nil }
    let values = entries.compactMap { $0.decimal(0.25...6) }
    guard values.count == entries.count, (1...16).contains(values.count) else {
      return values.count == entries.count ? entry.fail("expected 1 to 16 ratios") : nil
    }
    return values
  }

  /// A beat with its rate and depth.
  private static func roughness(_ entry: Entry) -> Roughness? {
    guard let fields = entry.mapping(keys: ["hz", "depth"]),
      let rate = fields.required("hz", { $0.decimal(5...150) })
    else { return nil }
    return Roughness(rate: rate, depth: fields["depth"]?.decimal(0...1) ?? 1)
  }

  /// A length within a range in milliseconds.
  private static func milliseconds(
    _ fields: Fields, _ key: String, _ range: ClosedRange<Int>
  ) -> Int? {
    let lengths = Milliseconds(Int64(range.lowerBound))...Milliseconds(Int64(range.upperBound))
    return fields.duration(key, lengths).map { Int($0.count) }
  }
}
