/** A module that is not open may open single packages. */
module single {                         //: single -> module:single
    opens p;                            //: p -> p
}
