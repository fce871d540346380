/* NumPy takes its complex functions from Windows' ucrtbase.dll; in wine 8 they only end the program. This stands in for
   it in the wine prefix only: it has those functions, and passes every other one on to wine's own (see wine.sh).

   A complex number goes in and out as Microsoft's compiler has it: as a struct of two parts. Its `long double` is a
   double. */
#include <complex.h>

typedef struct { double re, im; } number;
typedef struct { float re, im; } small_number;

#define IN(z) __builtin_complex((z).re, (z).im)

#define TO_REAL(name) \
    double own_##name(number z) { return name(IN(z)); } \
    double own_##name##l(number z) { return name(IN(z)); } \
    float own_##name##f(small_number z) { return name##f(IN(z)); }

#define TO_COMPLEX(name) \
    static number as_##name(double complex w) { return (number){creal(w), cimag(w)}; } \
    number own_##name(number z) { return as_##name(name(IN(z))); } \
    number own_##name##l(number z) { return as_##name(name(IN(z))); } \
    small_number own_##name##f(small_number z) { \
        float complex w = name##f(IN(z)); \
        return (small_number){crealf(w), cimagf(w)}; \
    }

TO_REAL(cabs)
TO_REAL(carg)
TO_REAL(cimag)
TO_REAL(creal)
TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)

number own_cpow(number a, number b) {
    double complex w = cpow(IN(a), IN(b));
    return (number){creal(w), cimag(w)};
}
number own_cpowl(number a, number b) { return own_cpow(a, b); }
small_number own_cpowf(small_number a, small_number b) {
    float complex w = cpowf(IN(a), IN(b));
    return (small_number){crealf(w), cimagf(w)};
}
