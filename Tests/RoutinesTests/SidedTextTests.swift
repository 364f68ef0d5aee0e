// Texts that name the limb by its side, and what is wrong with those that cannot be rendered.

import Routines
import Testing

@Suite struct SidedTextTests {
  @Test(
    arguments: [
      ("Sit tall.", nil, "Sit tall."),
      ("{Left|Right|One} leg back.", Side.left, "Left leg back."),
      ("{Left|Right|One} leg back.", .right, "Right leg back."),
      ("{Left|Right|One} leg back.", nil, "One leg back."),
      ("Hold {left|right}.", nil, "Hold left."),
      (
        "{das linke|das rechte|ein} Bein, {den rechten|den linken|den anderen} Arm", .right,
        "das rechte Bein, den linken Arm"
      ),
      ("{||each} knee", .left, " knee"),
    ] as [(String, Side?, String)])
  func aChoiceFollowsTheSide(text: String, side: Side?, expected: String) {
    #expect(SidedText.fault(in: text) == nil)
    #expect(SidedText.rendered(text, for: side) == expected)
  }

  @Test(arguments: [
    ("{left|right leg", SidedText.Fault.unpaired), ("left} leg", .unpaired),
    ("{left|{right|one}}", .unpaired), ("{left} leg", .alternatives(1)),
    ("{a|b|c|d}", .alternatives(4)), ("{}", .alternatives(1)),
  ])
  func whatIsNotAChoiceIsAFault(text: String, fault: SidedText.Fault) {
    #expect(SidedText.fault(in: text) == fault)
    #expect(SidedText.rendered(text, for: .left) == text, "it is not lost")
  }
}
