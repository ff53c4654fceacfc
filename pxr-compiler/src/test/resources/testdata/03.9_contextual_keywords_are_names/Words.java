/** Words that are keywords in some places are names in all others. */
class Words {
    int record, sealed, permits, when, module, open, with, to, exports, opens, uses, provides;
    //: def record -> Words#record; def module -> Words#module; def to -> Words#to
    int non, requires, transitive, yield, var;  //: def yield -> Words#yield

    int sum() {
        int difference = non-sealed;            //: non -> Words#non; sealed -> Words#sealed
        permits = record + when;                //: write permits -> Words#permits
        yield = var;                            //: write yield -> Words#yield; var -> Words#var
        yield++;                                //: update yield -> Words#yield
        this.when(with);                        //: when -> Words#when(int)
        return when(open) + to(module).exports; //: call when -> Words#when(int); to -> Words#to(int)
    }

    int when(int record) {
        return switch (record) {
            case 1 -> {
                int permits = sealed;           //: permits is #permits; sealed -> Words#sealed
                yield permits;                  //: permits -> #permits
            }
            default -> {
                yield (uses);                   //: uses -> Words#uses
            }
        };
    }

    Words to(int opens) {
        Object o = opens;
        return o instanceof Integer i && i > requires ? this : null; //: requires -> Words#requires
    }

    static String test(Object when) {           //: when is #when
        return switch (when) {                  //: when -> #when
            case String open when open.isEmpty() -> open;
            //: open is #open; open@2 -> #open; open@3 -> #open
            default -> "";
        };
    }
}
