/** Words that are keywords only in their place can name anything else. */
class Words {
    int record, sealed, permits, when, module, open, with, to, uses, exports;

    int var(int var) {                          //: def var -> Words#var(int); var@2 is #v
        var sum = var + record;                 //: var@2 -> #v; record -> Words#record
        this.yield(sum);                        //: yield -> Words#yield(int)
        return record(sealed) + when;
        //: call record -> Words#record(int); sealed -> Words#sealed; when -> Words#when
    }

    void yield(int with) {
        this.with = with;                       //: write with -> Words#with
    }

    int record(int n) {
        return switch (n) {
            case 0 -> {
                int yield = 1;                  //: yield is #y
                yield yield;                    //: yield@2 -> #y
            }
            default -> permits;                 //: permits -> Words#permits
        };
    }

    boolean when(Object when) {
        return switch (when) {
            case Integer w when w > when() -> true;
            //: w is #w; w@2 -> #w; when@2 -> Words#when()
            default -> false;
        };
    }

    int when() {
        return to + uses;
    }
}
