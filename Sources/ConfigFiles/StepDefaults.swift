// The values that a file sets once for all of its steps. A default completes a step that leaves it
// open, and is ignored by a step that it does not fit.

import Routines

/// The `defaults` of a routine, kept as fields so that they complete a step before it is read.
struct StepDefaults {
  private let fields: Fields

  private static let doses = ["hold", "reps", "duration", "breaths"]
  private static let keys =
    doses + ["sets", "between", "breath", "tempo", "order", "ready", "change", "pace"]

  init?(_ entry: Entry) {
    guard let fields = entry.mapping(keys: Self.keys) else { return nil }
    self.fields = fields
    if fields.has("breath"), let tempo = fields["tempo"] {
      tempo.source.report(
        "“tempo” and “breath” can't be combined: both pace repetitions", at: tempo.node)
    }
    // Read now, so that their errors are reported here and not at a step.
    for key in Self.doses where fields.has(key) { check(key) }
    for key in ["breath", "tempo"] where fields.has(key) { check(key, with: .repetitions) }
    _ = fields.integer("sets", Limits.sets)
    for key in ["between", "ready", "change"] { _ = fields.duration(key, Limits.pause) }
    _ = fields["pace"]?.pace()
  }

  /// What a key is read with, so that it makes a dose.
  private enum Beside { case nothing, repetitions }

  /// Reads a key as a step would, only for its errors.
  private func check(_ key: String, with beside: Beside = .nothing) {
    // A breath or tempo alone is no dose, so it is read with repetitions beside it.
    let usual: Dose? = beside == .repetitions ? .repetitions(1, breath: .slow) : nil
    _ = DoseFields.read(fields.only([key]), usual: usual)
  }

  /// The step's own fields, completed with the defaults.
  func completing(_ stated: Fields, for exercise: Exercise) -> Fields {
    var added = ["between", "ready", "change", "pace"]
    if !DoseFields.forms.contains(where: { DoseSets.isList($0, stated) }) { added.append("sets") }
    if exercise.sides != .none || stated.has("sides") { added.append("order") }
    let form = DoseFields.forms.first { stated.has($0) } ?? Self.form(of: exercise.dose.work)
    if !DoseFields.forms.contains(where: stated.has), let form { added.append(form) }
    let isPaced =
      ["breath", "tempo", "duration", "hold"].contains(where: stated.has)
      || stated["pace"]?.isOwn == true
    if form == "reps", !isPaced, !stated.has("contract") { added += ["breath", "tempo"] }
    if form == "breaths", !isPaced { added.append("breath") }
    return stated.completed(from: fields, keys: added)
  }

  /// The key that states work of this form.
  private static func form(of work: Work) -> String? {
    switch work {
    case .hold: "hold"
    case .repetitions: "reps"
    case .duration: "duration"
    case .breaths: "breaths"
    case .contractRelax, .asManyAsPossible, .flow: nil
    }
  }
}
