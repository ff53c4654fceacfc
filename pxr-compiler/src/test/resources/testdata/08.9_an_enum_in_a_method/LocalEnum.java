/** Enums, records and interfaces can be local; they are static and see no locals. */
class LocalEnum {
    int x = 1;

    Object run() {
        enum Side { LEFT, RIGHT }
        //: def Side -> LocalEnum$1Side; def LEFT -> LocalEnum$1Side#LEFT
        record Pair(Side a, Side b) {}          //: Side -> LocalEnum$1Side
        interface Flip {
            Side flip(Side s);                  //: Side -> LocalEnum$1Side
        }
        Flip flip = side -> side == Side.LEFT ? Side.RIGHT : Side.LEFT;
        //: flip is #flip; side is #side; side@2 -> #side; Flip -> LocalEnum$1Flip
        //: Side -> LocalEnum$1Side; LEFT -> LocalEnum$1Side#LEFT
        return new Pair(Side.LEFT, flip.flip(Side.LEFT)).a().ordinal();
        //: new Pair -> LocalEnum$1Pair#<init>(LocalEnum$1Side,LocalEnum$1Side); flip -> #flip
        //: call flip@2 -> LocalEnum$1Flip#flip(LocalEnum$1Side)
    }
}
