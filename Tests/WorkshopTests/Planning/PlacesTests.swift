// Where things lie, whatever folder the daemon was started in.

import Foundation
import Testing

@testable import Planning

@Suite struct PlacesTests {
  @Test(arguments: [("/srv/limber", "/srv/limber"), ("mine", nil), ("../mine", nil)])
  func theFolderOfTheCommandLineIsMadeAbsolute(config: String, expected: String?) {
    let places = Places(environment: ["HOME": "/home/ann"], config: config)
    let here = FileManager.default.currentDirectoryPath
    #expect(places.layers.folders[0] == expected ?? "\(here)/\(config)")
  }
}
