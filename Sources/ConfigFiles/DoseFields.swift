// The keys of a dose, which are the same in the catalogue and in a routine's step. A dose has
// exactly one form, and modifiers that only some forms take.

import Routines
import Yams

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
  static let forms = ["hold", "reps", "duration", "breaths", "flow", "contract", "relax"]
  static let keys = forms + ["sets", "between", "breath", "tempo"]

  /// The form that the keys choose; `usual` if none is given.
  enum Form {
    case usual, hold, repetitions, heldRepetitions, asManyAsPossible, duration, breaths, flow
    case contractRelax
  }

  /// The dose that the fields give, completed from `usual`; nil if they give none and there is no
  /// usual one, or after an error was reported.
  static func read(_ fields: Fields, usual: Dose?) -> ReadDose? {
    guard let form = form(of: fields, usual) else { return nil }
    if form == .usual, usual == nil { return nil }
    refuseModifiers(of: form, usual, in: fields)
    guard let (works, goal) = DoseSets.works(form, fields, usual),
      let sets = DoseSets.count(works, form, fields, usual?.work)
    else { return nil }
    // A form that is given is the entire dose: nothing is taken from the catalogue.
    let isStated = form != .usual || DoseSets.isList("sets", fields)
    let between =
      fields.duration("between", Limits.pause) ?? (form == .usual ? usual?.between : nil)
      ?? Dose.restBetweenSets
    let dose =
      works.count > 1
      ? Dose(sets: works, between: between)
      : Dose(works[0], sets: sets ?? (isStated ? 1 : usual?.sets ?? 1), between: between)
    return ReadDose(
      dose: dose,
      open: ExerciseStep.OpenDose(amount: !isStated, sets: !isStated && !fields.has("sets")),
      goal: goal)
  }

  /// The one form that is given; nil after an error.
  private static func form(of fields: Fields, _ usual: Dose?) -> Form? {
    let isPNF = fields.has("contract") || fields.has("relax")
    // With contract and relax, reps counts their repetitions and is not a form.
    let stated = forms.dropLast(2).filter { fields.has($0) && !(isPNF && $0 == "reps") }
    let all = stated + (isPNF ? ["contract"] : [])
    let isMost = fields["reps"]?.isMost == true
    switch all {
    case []:
      if case .hold? = usual?.work, DoseSets.isList("sets", fields) { return .heldRepetitions }
      return .usual
    case ["hold"]: return DoseSets.isList("sets", fields) ? .heldRepetitions : .hold
    case ["hold", "reps"] where !isMost: return .heldRepetitions
    case ["reps", "duration"] where isMost: return .asManyAsPossible
    case ["reps"] where isMost:
      return fields["reps"]?.fail(
        "“max” is as many as possible in a time; give it with “duration”, such as 1m")
    case ["reps"]: return .repetitions
    case ["duration"]: return .duration
    case ["breaths"]: return .breaths
    case ["flow"]: return .flow
    case ["contract"]: return .contractRelax
    default:
      let count = all.count == 2 ? "two" : "\(all.count)"
      return fields.whole.fail(
        "“\(all.joined(separator: "” and “"))” are \(count) doses; give only one of them")
    }
  }

  /// The same work with the breath, tempo or pace that is given.
  static func paced(_ work: Work, _ fields: Fields) -> Work? {
    let breath = fields["breath"].map(breath)
    let tempo = fields["tempo"].map(tempo)
    // An inner nil is a breath or tempo with an error.
    if case .some(nil) = breath { return nil }
    if case .some(nil) = tempo { return nil }
    switch work {
    case .repetitions(let count, _):
      if fields["pace"]?.isOwn == true { return .repetitions(count, .own) }
      if let breath = breath ?? nil { return .repetitions(count, .breath(breath)) }
      if let tempo = tempo ?? nil { return .repetitions(count, .tempo(tempo)) }
      return work
    case .breaths(let count, let usual): return .breaths(count, (breath ?? nil) ?? usual)
    case .flow(let flow): return .flow(Flow(flow.moves, (breath ?? nil) ?? flow.breath))
    case .hold, .duration, .contractRelax, .asManyAsPossible: return work
    }
  }

  /// contract and relax are both required; reps defaults to once.
  static func contractRelax(_ fields: Fields) -> Work? {
    let contract = fields.required("contract") { $0.duration(Limits.contract) }
    let relax = fields.required("relax") { $0.duration(Limits.hold) }
    let count = fields.has("reps") ? fields.integer("reps", Limits.repetitions) : 1
    guard let contract, let relax, let count else { return nil }
    return .contractRelax(contract: contract, relax: relax, repetitions: count)
  }

  /// A breath in and out, and how long it is held at both ends, if it is.
  private static func breath(_ entry: Entry) -> Breath? {
    guard let fields = entry.mapping(keys: ["in", "hold", "out", "empty"]) else { return nil }
    let into = fields.required("in") { $0.duration(Limits.breath) }
    let hold = fields.has("hold") ? fields.duration("hold", Limits.breath) : .zero
    let out = fields.required("out") { $0.duration(Limits.breath) }
    let empty = fields.has("empty") ? fields.duration("empty", Limits.breath) : .zero
    guard let into, let hold, let out, let empty else { return nil }
    return Breath(in: into, hold: hold, out: out, empty: empty)
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
    let isMoved = form == .repetitions || form == .usual && usual?.work.pacing != nil
    let isUsuallyBreathed = form == .usual && usual?.work.anyBreath != nil
    let isBreathed = isMoved || form == .breaths || form == .flow || isUsuallyBreathed
    if form == .heldRepetitions {
      refuse("tempo", in: fields, because: "and “hold” can't be combined: a tempo has its own hold")
      refuse("breath", in: fields, because: "and “hold” can't be combined")
      if fields["pace"]?.isOwn == true {
        refuse("pace", in: fields, because: "is “own” only without “hold”")
      }
      return
    }
    if !isMoved {
      refuse("tempo", in: fields, because: "goes with “reps”")
    }
    if !isBreathed {
      refuse("breath", in: fields, because: "goes with “reps”, “breaths” or “flow”")
    }
    if fields.has("breath"), isMoved {
      refuse("tempo", in: fields, because: "and “breath” can't be combined: both pace repetitions")
    }
    guard fields["pace"]?.isOwn == true else { return }
    if !isMoved { refuse("pace", in: fields, because: "is “own” only with “reps”") }
    for key in ["breath", "tempo"] {
      refuse(key, in: fields, because: "does not go with “pace: own”: the user sets the pace")
    }
  }

  /// Reports a key that is present, with the reason why it does not belong there.
  private static func refuse(_ key: String, in fields: Fields, because reason: String) {
    if let entry = fields[key] { entry.source.report("“\(key)” \(reason)", at: entry.node) }
  }
}

extension Entry {
  /// Whether it is the pace at which the timeline waits for the user.
  var isOwn: Bool { node.scalar?.string == "own" }
  /// Whether it is as many repetitions as possible.
  fileprivate var isMost: Bool { node.scalar?.string == "max" }
}
