// When two wishes are the same, whoever has written them.

import Testing

@testable import Routines

@Suite struct WishTests {
  private static let wish = Wish(
    length: .seconds(300), areas: [.neck, .hips], level: 2, positions: [.seated, .standing],
    without: [.wall, .chair])

  @Test func theOrderOfWordsMakesNoOtherWish() {
    let other = Wish(
      length: .seconds(300), areas: [.hips, .neck, .hips], level: 2,
      positions: [.standing, .seated], without: [.chair, .wall])
    #expect(Self.wish.key == other.key)
    let (whole, all) = (
      Wish(length: .seconds(300)), Wish(length: .seconds(300), areas: [.neck, .fullBody])
    )
    #expect(whole.key == all.key)
  }

  @Test func everyWordMakesAnotherWish() {
    var others = [Self.wish, Self.wish, Self.wish, Self.wish, Self.wish, Self.wish]
    others[1].length = .seconds(301)
    others[2].areas = [.neck]
    others[3].level = nil
    others[4].positions = []
    others[5].without = [.wall]
    #expect(Set(others.map(\.key)).count == others.count)
  }
}
