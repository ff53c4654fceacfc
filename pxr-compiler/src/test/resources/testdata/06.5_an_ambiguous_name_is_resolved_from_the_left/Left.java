/** Of a dotted name each part says what the next can be: package, type, field. */
class Left {
    Object a = p.Q.r.next.next;
    //: p -> p; Q -> p.Q; r -> p.Q#r; next -> p.Q#next; next@2 -> p.Q#next
    int b = p.Q.R.s;                            //: R -> p.Q$R; s -> p.Q$R#s
    p.Q.R c;                                    //: p -> p; Q -> p.Q; R -> p.Q$R
}
