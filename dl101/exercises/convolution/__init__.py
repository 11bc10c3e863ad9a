"""Chapter 8: convolution and pooling by hand, their sizes and parameters, a kernel for edges, and a network of them."""

from dl101.checker.chapter import register
from dl101.exercises.convolution.build_cnn import build_cnn
from dl101.exercises.convolution.conv2d import conv2d
from dl101.exercises.convolution.conv_output_size import conv_output_size
from dl101.exercises.convolution.conv_parameters import conv_parameters
from dl101.exercises.convolution.edge_kernel import edge_kernel
from dl101.exercises.convolution.max_pool2d import max_pool2d

EXERCISES, progress, __getattr__ = register(
    "convolution", "08", conv2d, edge_kernel, conv_output_size, conv_parameters, max_pool2d, build_cnn
)
