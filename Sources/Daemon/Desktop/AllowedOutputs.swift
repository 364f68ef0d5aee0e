// Applies the `outputs` setting, which limits sound to certain places, such as headphones in an
// office. Elsewhere Limber stays silent, and the status shows why.

import ConfigFiles
import Desktop

extension Outputs {
  /// Why nothing may be played at a sink, in words; nil if it may.
  /// - Parameter sink: nil if it is not known where sound comes out.
  func silence(at sink: Sink?) -> String? {
    let isAllowed: Bool
    switch self {
    case .any: return nil
    case .headphones: isAllowed = sink?.isPrivate ?? false
    case .named(let names):
      // The user may give any of the names: the sink's, its title or its port.
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
