"""What the builders' tests write their sample pages with."""

FRONT_MATTER = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
myst:
  html_meta:
    description: A sample.
minutes: 5
---
"""

# A page of two exercises.
SOLUTIONS = f"""{FRONT_MATTER}
# Exercises

```{{code-cell}} ipython3
from dl101.exercises import neuron as ex
```

## ReLU

Keep what is **positive**; see [the definition](https://example.org).

```{{code-cell}} ipython3
---
dl101: {{exercise: relu, core: true}}
---
def relu(z):
    # answer
    return max(0, z)
    # end of answer
```

```{{code-cell}} ipython3
ex.relu.check(relu)
```

```{{code-cell}} ipython3
# ex.relu.hint()
```

## Tanh

From −1 to 1.

```{{code-cell}} ipython3
---
dl101: {{exercise: tanh}}
---
import math

def tanh(z):
    # answer
    return math.tanh(z)
    # end of answer
```

```{{code-cell}} ipython3
ex.tanh.check(tanh)
```

```{{code-cell}} ipython3
# ex.tanh.hint()
```

Back to [the chapter](../../chapters/02_a.md).
"""
