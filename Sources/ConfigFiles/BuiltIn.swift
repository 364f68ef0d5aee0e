// What ships inside the binary: the catalogue and the built-in routines. They are files in the
// source tree and are read by the same readers as a person's own.

import Routines

package enum BuiltIn {
  /// The embedded catalogue.
  /// - Throws: never in a released build; a test reads every embedded file.
  package static func exercises() throws(BadFile) -> [Exercise] {
    try ExerciseFile.catalogue(text(PackageResources.exercises_yaml), file: "exercises.yaml")
  }

  /// The ids of the built-in routines with their YAML, in order of the alphabet.
  package static var routines: [(id: String, text: String)] {
    [
      ("lower-back", text(PackageResources.lower_back_yaml)),
      ("quick-start", text(PackageResources.quick_start_yaml)),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
