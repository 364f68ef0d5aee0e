// A step that is an exercise. It names one of the catalogue, or defines one in place, so that a
// routine can be written without writing a file for every exercise first.

import Routines
import Yams

/// Reads exercise steps against a catalogue and the routine's defaults.
struct ExerciseFields {
  let catalogue: Catalogue
  let defaults: StepDefaults?
  /// Whether the routine as a whole is prescribed.
  let isPrescribed: Bool

  /// The keys that define an exercise in place.
  private static let definition = ["position", "areas", "kind", "needs"]
  static let keys =
    DoseFields.keys
    + ["sides", "order", "ready", "change", "pace", "say", "ending", "guide", "directions"]
    + definition + ["prescribed"]

  /// The step, or nil after an error was reported.
  func step(_ fields: Fields) -> Step? {
    guard let name = fields.line("exercise"), let entry = fields["exercise"] else { return nil }
    guard let exercise = known(name) else { return inPlace(name, entry, fields) }
    for key in Self.definition {
      guard let entry = fields[key] else { continue }
      let _: Void? = entry.fail(
        "“\(key)” only goes with an exercise of your own; “\(name)” is in the catalogue")
    }
    return step(exercise, fields)
  }

  /// By its id or its displayed name.
  private func known(_ name: String) -> Exercise? {
    catalogue[name] ?? catalogue.exercise(named: name)
  }

  // MARK: In place

  /// A name that looks like an id is treated as misspelt; any other name is an exercise of the
  /// user's own.
  private func inPlace(_ name: String, _ entry: Entry, _ fields: Fields) -> Step? {
    let hint = Spelling.hint(for: name, among: catalogue.ids)
    guard name.contains(where: { $0 == " " || $0.isUppercase || !$0.isASCII }) else {
      return entry.fail("there is no exercise “\(name)”\(hint)")
    }
    guard let dose = DoseFields.read(fields, usual: nil) else {
      guard !DoseFields.forms.contains(where: fields.has) else { return nil }
      return entry.fail(
        "“\(name)” is not in the catalogue\(hint); to define it here, give it “hold”, “reps”, "
          + "“duration”, “breaths” or “flow”")
    }
    if !hint.isEmpty {
      entry.source.remark("“\(name)” is read as an exercise of your own\(hint)", at: entry.node)
    }
    let position = fields.word("position", Position.self) ?? .standing
    var exercise = Exercise(id: name, name: name, position: position, dose: dose.dose)
    exercise.areas = fields.words("areas", Area.self)
    exercise.kind = fields.word("kind", ExerciseKind.self) ?? Self.kind(of: dose.dose.work)
    exercise.needs = fields.words("needs", Need.self)
    guard case .exercise(var step) = step(exercise, fields) else { return nil }
    // Its usual dose is this one, completed from the defaults.
    step.exercise.dose = step.dose
    return .exercise(step)
  }

  /// The kind that a form of dose suggests, if none is given.
  private static func kind(of work: Work) -> ExerciseKind {
    switch work {
    case .hold, .contractRelax, .breaths: .static
    case .repetitions, .duration, .asManyAsPossible, .flow: .dynamic
    }
  }

  // MARK: Any exercise

  /// The step with an exercise that is known by now. Everything is read before the first return, so
  /// that all errors are reported.
  private func step(_ exercise: Exercise, _ stated: Fields) -> Step? {
    let fields = defaults?.completing(stated, for: exercise) ?? stated
    let dose = DoseFields.read(fields, usual: exercise.dose)
    let (exercised, only) = sided(exercise, fields)
    let spoken = isSilent(fields) ? .nothing : fields.line("say").map { say($0, fields) }
    let pace = fields["pace"].flatMap { $0.isOwn ? nil : $0.pace() }
    let ready = fields.duration("ready", Limits.pause)
    let change = fields.duration("change", Limits.pause)
    let order = fields.word("order", OrderWord.self)
    let guide = fields.word("guide", Guide.Amount.self)
    let isPrescribed = fields.boolean("prescribed") ?? false
    guard let dose else { return nil }
    let isBound = !isPrescribed && !self.isPrescribed
    if isBound, !isShort(dose.dose, exercised, stated) { return nil }
    var step = ExerciseStep(
      exercised, dose: dose.dose, open: dose.open, only: only,
      alternates: order.map { $0 == .alternate }, ready: ready, change: change)
    step.say = spoken
    step.paceThousandths = pace
    step.guide = guide
    step.isPrescribed = isPrescribed
    return .exercise(step)
  }

  /// Ballistic work is done in short bursts; a longer one is a mistake, unless it is prescribed.
  private func isShort(_ dose: Dose, _ exercise: Exercise, _ fields: Fields) -> Bool {
    guard exercise.kind == .ballistic, dose.work.length > Exercise.longestBurst else { return true }
    let entry = DoseFields.forms.lazy.compactMap { fields[$0] }.first ?? fields.whole
    let _: Void? = entry.fail(
      "a burst of \(exercise.name) is at most \(Exercise.longestBurst); do it in more “sets”, or, "
        + "if a professional prescribed it, set “prescribed: true”")
    return false
  }

  /// The words of `sides:` in a step.
  private enum SideWord: String, CaseIterable { case both, left, right, none, each, alternate }
  /// The words of `order:`.
  private enum OrderWord: String, CaseIterable { case sides, alternate }

  /// The exercise as this step uses it: a user's own routine may leave out one side on purpose.
  private func sided(_ exercise: Exercise, _ fields: Fields) -> (Exercise, Side?) {
    var exercise = exercise
    if fields.line("ending") != nil { exercise.ending = fields.sidedText("ending") }
    if fields.has("directions") { return (directed(exercise, fields), nil) }
    guard let entry = fields["sides"], let word = entry.word(SideWord.self) else {
      return (exercise, nil)
    }
    switch word {
    case .none:
      exercise.sides = .none
      exercise.directions = []
      return (exercise, nil)
    case .both, .left, .right, .each, .alternate:
      guard exercise.directions.isEmpty else {
        let _: Void? = entry.fail("“\(exercise.name)” has directions instead of sides")
        return (exercise, nil)
      }
      // Asking for sides gives an exercise sides, even if the catalogue has none for it.
      if exercise.sides == .none { exercise.sides = .each }
      if let own = Sides(rawValue: word.rawValue) { exercise.sides = own }
      return (exercise, Side(rawValue: word.rawValue))
    }
  }

  /// The exercise in the directions that the step lists, such as one side of a turn only.
  private func directed(_ exercise: Exercise, _ fields: Fields) -> Exercise {
    var exercise = exercise
    guard let entry = fields["directions"] else { return exercise }
    let isSided = fields.has("sides") || exercise.sides != .none
    if isSided {
      let _: Void? = entry.fail("“directions” and “sides” can't be combined")
    }
    exercise.directions = fields.words("directions", Direction.self)
    if Set(exercise.directions).count < exercise.directions.count {
      let _: Void? = entry.fail("a direction is given twice")
    }
    return exercise
  }

  /// Whether `say` is there and empty: the exercise is not explained.
  private func isSilent(_ fields: Fields) -> Bool {
    fields["say"]?.node.scalar?.string.isEmpty ?? false
  }

  /// A path that ends in .wav is a recording, relative to the routine's file.
  private func say(_ text: String, _ fields: Fields) -> Say {
    guard text.lowercased().hasSuffix(".wav"), let entry = fields["say"] else {
      if let fault = SidedText.fault(in: text), let entry = fields["say"] {
        entry.source.report("\(fault)", at: entry.node)
      }
      return .text(text)
    }
    let file = entry.source.file
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    let path = text.hasPrefix("/") ? text : folder + text
    // The routine is valid without its recording, which may be added later.
    if !FileReading.exists(path) {
      entry.source.remark("there is no file “\(path)”", at: entry.node)
    }
    return .recording(path: path)
  }
}
