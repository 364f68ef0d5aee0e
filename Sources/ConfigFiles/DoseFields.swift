// The keys of a dose, which are the same in the catalogue and in a routine's step. A dose has
// exactly one form, and modifiers that only some forms take.

import Routines

/// A dose as it was read, and the parts that it leaves to practice.
struct ReadDose {
  var dose: Dose
  /// The parts that were not given.
  var open: ExerciseStep.OpenDose
  /// The range, if one was given.
  var goal: ClosedRange<Int64>?
}

/// Reads doses. The reader of the catalogue and that of routines both use it.
enum DoseFields {
  static let forms = ["hold", "reps", "duration", "breaths", "contract", "relax"]
  static let keys = forms + ["sets", "between", "breath", "tempo"]

  /// The dose that the fields give, completed from `usual`; nil if they give none and there is no
  /// usual one, or after an error was reported.
  static func read(_ fields: Fields, usual: Dose?) -> ReadDose? {
    guard let form = form(of: fields) else { return nil }
    if form == .usual, usual == nil { return nil }
    refuseModifiers(of: form, usual, in: fields)
    guard let (work, goal) = work(form, fields, usual?.work) else { return nil }
    // A form that is given is the entire dose: nothing is taken from the catalogue.
    let isStated = form != .usual
    let sets = fields.integer("sets", Limits.sets) ?? (isStated ? 1 : usual?.sets ?? 1)
    let between =
      fields.duration("between", Limits.pause) ?? (isStated ? nil : usual?.between)
      ?? Dose.restBetweenSets
    return ReadDose(
      dose: Dose(work, sets: sets, between: between),
      open: ExerciseStep.OpenDose(amount: !isStated, sets: !isStated && !fields.has("sets")),
      goal: goal)
  }

  /// The form that the keys choose; `usual` if none is given.
  private enum Form {
    case usual, hold, repetitions, duration, breaths, contractRelax
  }

  /// The one form that is given; nil after an error.
  private static func form(of fields: Fields) -> Form? {
    let isPNF = fields.has("contract") || fields.has("relax")
    // With contract and relax, reps counts their repetitions and is not a form.
    let stated = forms.dropLast(2).filter { fields.has($0) && !(isPNF && $0 == "reps") }
    let all = stated + (isPNF ? ["contract"] : [])
    guard all.count <= 1 else {
      let count = all.count == 2 ? "two" : "\(all.count)"
      return fields.whole.fail(
        "“\(all.joined(separator: "” and “"))” are \(count) doses; give only one of them")
    }
    switch all.first {
    case nil: return .usual
    case "hold": return .hold
    case "reps": return .repetitions
    case "duration": return .duration
    case "breaths": return .breaths
    default: return .contractRelax
    }
  }

  /// The work, and its range in files that allow one.
  private static func work(
    _ form: Form, _ fields: Fields, _ usual: Work?
  ) -> (Work, ClosedRange<Int64>?)? {
    switch form {
    case .usual: return usual.flatMap { paced($0, fields) }.map { ($0, nil) }
    case .hold:
      return fields["hold"]?.durations(Limits.hold).map { (.hold($0.lowerBound), $0.amounts) }
    case .duration:
      return fields["duration"]?.durations(Limits.duration)
        .map { (.duration($0.lowerBound), $0.amounts) }
    case .repetitions:
      guard let counts = fields["reps"]?.integers(Limits.repetitions),
        let work = paced(.repetitions(counts.lowerBound, usual?.pacing ?? .breath(.slow)), fields)
      else { return nil }
      return (work, counts.amounts)
    case .breaths:
      guard let counts = fields["breaths"]?.integers(Limits.breathCount),
        let work = paced(.breaths(counts.lowerBound, usual?.breath ?? .slow), fields)
      else { return nil }
      return (work, counts.amounts)
    case .contractRelax: return contractRelax(fields).map { ($0, nil) }
    }
  }

  /// The same work with the breath or tempo that is given.
  private static func paced(_ work: Work, _ fields: Fields) -> Work? {
    let breath = fields["breath"].map(breath)
    let tempo = fields["tempo"].map(tempo)
    // An inner nil is a breath or tempo with an error.
    if case .some(nil) = breath { return nil }
    if case .some(nil) = tempo { return nil }
    switch work {
    case .repetitions(let count, _):
      if let breath = breath ?? nil { return .repetitions(count, .breath(breath)) }
      if let tempo = tempo ?? nil { return .repetitions(count, .tempo(tempo)) }
      return work
    case .breaths(let count, let usual): return .breaths(count, (breath ?? nil) ?? usual)
    case .hold, .duration, .contractRelax: return work
    }
  }

  /// contract and relax are both required; reps defaults to once.
  private static func contractRelax(_ fields: Fields) -> Work? {
    let contract = fields.required("contract") { $0.duration(Limits.contract) }
    let relax = fields.required("relax") { $0.duration(Limits.hold) }
    let count = fields.has("reps") ? fields.integer("reps", Limits.repetitions) : 1
    guard let contract, let relax, let count else { return nil }
    return .contractRelax(contract: contract, relax: relax, repetitions: count)
  }

  /// A breath with both of its lengths.
  private static func breath(_ entry: Entry) -> Breath? {
    guard let fields = entry.mapping(keys: ["in", "out"]) else { return nil }
    let into = fields.required("in") { $0.duration(Limits.breath) }
    let out = fields.required("out") { $0.duration(Limits.breath) }
    guard let into, let out else { return nil }
    return Breath(in: into, out: out)
  }

  /// A tempo within its limits.
  private static func tempo(_ entry: Entry) -> Tempo? {
    guard let text = entry.text("a tempo such as 2-1-2") else { return nil }
    guard let tempo = Tempo(parsing: text) else {
      return entry.fail(
        "“\(text)” is not a tempo; write the seconds out, held and back, such as 2-1-2, or with a "
          + "pause after them, 3-1-1-2")
    }
    guard [tempo.out, tempo.back].allSatisfy(Limits.tempo.contains),
      [tempo.hold, tempo.pause].allSatisfy({ $0 == .zero || Limits.tempo.contains($0) })
    else {
      return entry.fail(
        "each part of a tempo takes 0.5 to 20 seconds; only those without movement may be 0")
    }
    return tempo
  }

  /// Reports modifiers that this form does not take.
  private static func refuseModifiers(of form: Form, _ usual: Dose?, in fields: Fields) {
    let isMoved: Bool
    let isBreathed: Bool
    switch form {
    case .usual: (isMoved, isBreathed) = (usual?.work.pacing != nil, usual?.work.breath != nil)
    default: (isMoved, isBreathed) = (form == .repetitions, form == .breaths)
    }
    if !isMoved { refuse("tempo", in: fields, because: "goes with “reps”") }
    if !isMoved, !isBreathed {
      refuse("breath", in: fields, because: "goes with “reps” or “breaths”")
    }
    if fields.has("breath"), isMoved {
      refuse("tempo", in: fields, because: "and “breath” can't be combined: both pace repetitions")
    }
  }

  /// Reports a key that is present, with the reason why it does not belong there.
  private static func refuse(_ key: String, in fields: Fields, because reason: String) {
    if let entry = fields[key] { entry.source.report("“\(key)” \(reason)", at: entry.node) }
  }
}

extension Work {
  /// Of repetitions.
  var pacing: Pacing? { if case .repetitions(_, let pacing) = self { pacing } else { nil } }
  /// Of a hold by breaths.
  var breath: Breath? { if case .breaths(_, let breath) = self { breath } else { nil } }
}

extension ClosedRange<Milliseconds> {
  /// Nil for a single value.
  fileprivate var amounts: ClosedRange<Int64>? {
    lowerBound < upperBound ? lowerBound.count...upperBound.count : nil
  }
}

/// The same for counts.
extension ClosedRange<Int> {
  fileprivate var amounts: ClosedRange<Int64>? {
    lowerBound < upperBound ? Int64(lowerBound)...Int64(upperBound) : nil
  }
}
