// Where a person allows sound: in an office, headphones alone. Elsewhere there is silence, and
// status shows why.

import ConfigFiles
import Desktop

extension Outputs {
  /// Why nothing may be heard at a sink, in words; nil: it may.
  /// - Parameter sink: nil: nobody knows where sound comes out.
  func silence(at sink: Sink?) -> String? {
    let isAllowed: Bool
    switch self {
    case .any: return nil
    case .headphones: isAllowed = sink?.isPrivate ?? false
    case .named(let names):
      // Whichever name a person has found: the program's, the device's or the outlet's.
      let own = [sink?.name, sink?.title, sink?.port].compactMap { $0?.lowercased() }
      isAllowed = names.contains { own.contains($0.lowercased()) }
    }
    if isAllowed { return nil }
    return "the sound would come out of \(sink?.words ?? "an unknown place"), "
      + "and “outputs” allows only \(words)"
  }

  private var words: String {
    switch self {
    case .any: "everything"
    case .headphones: "headphones"
    case .named(let names): names.joined(separator: ", ")
    }
  }
}
