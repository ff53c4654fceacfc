/** An escape is the character it stands for; the token is as long as it is written. */
class Escapes {
    int n\u0061me = 1;                  //: def name -> Escapes#name
    int \u0078 = name + n\uuu0061me;
    //: def x -> Escapes#x; name -> Escapes#name; name@2 -> Escapes#name
    Escape\u0073 self;                  //: Escapes -> Escapes
    String s = "\u0022 + this.x;        //: x -> Escapes#x
}
