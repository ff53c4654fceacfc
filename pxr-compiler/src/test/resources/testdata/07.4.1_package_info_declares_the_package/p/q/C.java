package p.q;

class C {
    p.q.C self;                         //: p -> p; q -> p.q; C -> p.q.C
}
