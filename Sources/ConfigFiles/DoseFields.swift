// The keys that say how much: the same in the catalogue and in a routine's step.

import Routines

enum DoseFields {
  static let keys = ["hold", "sets", "between", "reps", "breath"]

  /// The dose that the fields state, completed from `usual`; nil when they state none, or after a
  /// fault was reported.
  static func read(_ fields: Fields, usual: Dose?) -> Dose? {
    if fields.has("hold"), fields.has("reps") {
      return fields.whole.fail("“hold” and “reps” are two doses: give one of them")
    }
    switch usual {
    case .hold where !fields.has("reps"), nil where fields.has("hold"): return hold(fields, usual)
    case _ where fields.has("hold"): return hold(fields, nil)
    default: return repetitions(fields, usual)
    }
  }

  private static func hold(_ fields: Fields, _ usual: Dose?) -> Dose? {
    refuse(["breath"], in: fields, because: "goes with “reps”, not with “hold”")
    var (length, sets, between) = (Milliseconds.zero, 1, Dose.restBetweenSets)
    if case .hold(let usualLength, let usualSets, let usualBetween) = usual {
      (length, sets, between) = (usualLength, usualSets, usualBetween)
    }
    if fields.has("hold") {
      guard let stated = fields.duration("hold", Limits.hold) else { return nil }
      // A stated hold is the whole dose: only what it leaves out is not taken from the catalogue.
      (length, sets) = (stated, 1)
    }
    sets = fields.integer("sets", Limits.sets) ?? sets
    between = fields.duration("between", Limits.pause) ?? between
    return .hold(length, sets: sets, between: between)
  }

  private static func repetitions(_ fields: Fields, _ usual: Dose?) -> Dose? {
    refuse(["sets", "between"], in: fields, because: "goes with “hold”, not with “reps”")
    var (count, breath): (Int?, Breath) = (nil, .slow)
    if case .repetitions(let usualCount, let usualBreath) = usual {
      (count, breath) = (usualCount, usualBreath)
    }
    if fields.has("reps") { count = fields.integer("reps", Limits.repetitions) }
    if let entry = fields["breath"] {
      guard let stated = Self.breath(entry) else { return nil }
      breath = stated
    }
    return count.map { .repetitions($0, breath: breath) }
  }

  private static func breath(_ entry: Entry) -> Breath? {
    guard let fields = entry.mapping(keys: ["in", "out"]) else { return nil }
    let into = fields.required("in") { $0.duration(Limits.breath) }
    let out = fields.required("out") { $0.duration(Limits.breath) }
    guard let into, let out else { return nil }
    return Breath(in: into, out: out)
  }

  private static func refuse(_ keys: [String], in fields: Fields, because reason: String) {
    for key in keys {
      if let entry = fields[key] { entry.source.report("“\(key)” \(reason)", at: entry.node) }
    }
  }
}
