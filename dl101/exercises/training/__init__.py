"""Chapter 6: a network in PyTorch, one step of training, how good it is, when to stop, and five silent bugs."""

from dl101.checker.chapter import register
from dl101.exercises.training.build_mlp import build_mlp
from dl101.exercises.training.early_stopping import early_stopping
from dl101.exercises.training.evaluate import evaluate
from dl101.exercises.training.fix_broadcast import fix_broadcast
from dl101.exercises.training.fix_double_softmax import fix_double_softmax
from dl101.exercises.training.fix_eval_mode import fix_eval_mode
from dl101.exercises.training.fix_leak import fix_leak
from dl101.exercises.training.fix_zero_grad import fix_zero_grad
from dl101.exercises.training.train_step import train_step

EXERCISES, progress, __getattr__ = register(
    "training",
    "06",
    build_mlp,
    train_step,
    evaluate,
    early_stopping,
    fix_zero_grad,
    fix_eval_mode,
    fix_double_softmax,
    fix_broadcast,
    fix_leak,
)
