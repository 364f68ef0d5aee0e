// The catalogue and the routines that are embedded in the binary, so that Limber works without any
// installed files. They are YAML files in the source tree, read by the same readers as the user's
// own.

import Routines

/// What every installation has. A site's or the user's file of the same name replaces an entry.
package enum BuiltIn {
  /// The embedded catalogue.
  /// - Throws: never in a released build, since a test reads every embedded file.
  package static func exercises() throws(BadFile) -> [Exercise] {
    try ExerciseFile.catalogue(text(PackageResources.exercises_yaml), file: "exercises.yaml").map {
      var exercise = $0
      exercise.language = language
      return exercise
    }
  }

  /// The language of everything that is built in.
  static let language = "en"

  /// The ids of the built-in routines with their YAML, in alphabetical order.
  package static var routines: [(id: String, text: String)] {
    [
      ("box-breathing", text(PackageResources.box_breathing_yaml)),
      ("breathing-4-7-8", text(PackageResources.breathing_4_7_8_yaml)),
      ("core", text(PackageResources.core_yaml)),
      ("desk", text(PackageResources.desk_yaml)),
      ("dynamic-warm-up", text(PackageResources.dynamic_warm_up_yaml)),
      ("lower-back", text(PackageResources.lower_back_yaml)),
      ("morning", text(PackageResources.morning_yaml)),
      ("quick-start", text(PackageResources.quick_start_yaml)),
      ("sun-salutation", text(PackageResources.sun_salutation_yaml)),
      ("upper-back", text(PackageResources.upper_back_yaml)),
      ("wind-down", text(PackageResources.wind_down_yaml)),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
